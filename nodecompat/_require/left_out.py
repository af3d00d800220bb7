"""The names of Node's modules that this package leaves out, each with the Python that does its work.

What must stay true: they are those of conformance/absent.toml. A name of a module that is neither here nor offered is
none of Node's, and undefined in JavaScript.
"""

from __future__ import annotations

_LEFT_OUT: dict[str, tuple[str, str]] = {
    "assert": (
        "the statement assert",
        "Assert",
    ),
    "async_hooks": (
        "contextvars",
        "asyncWrapProviders createHook executionAsyncResource",
    ),
    "buffer": (
        "a dict of one's own",
        "resolveObjectURL",
    ),
    "console": (
        "logging",
        "context createTask",
    ),
    "crypto": (
        "the package cryptography; hashlib, hmac and secrets",
        "Certificate Cipheriv Decipheriv DiffieHellman DiffieHellmanGroup ECDH KeyObject Sign Verify X509Certificate "
        "argon2 argon2Sync checkPrime checkPrimeSync constants createCipheriv createDecipheriv createDiffieHellman "
        "createDiffieHellmanGroup createECDH createMac createPrivateKey createPublicKey createSecretKey createSign "
        "createVerify decapsulate diffieHellman encapsulate generateKey generateKeyPair generateKeyPairSync "
        "generateKeySync generatePrime generatePrimeSync getCipherInfo getCiphers getCurves getDiffieHellman getFips "
        "getMacs parsePKCS12 privateDecrypt privateEncrypt publicDecrypt publicEncrypt secureHeapUsed setEngine "
        "setFips sign verify",
    ),
    "dns": (
        "dnspython",
        "Resolver getServers resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr "
        "resolveNs resolvePtr resolveSoa resolveSrv resolveTlsa resolveTxt reverse setServers",
    ),
    "dns/promises": (
        "dnspython's dns.asyncresolver",
        "Resolver getServers resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr "
        "resolveNs resolvePtr resolveSoa resolveSrv resolveTlsa resolveTxt reverse setServers",
    ),
    "fs": (
        "the module os",
        "Utf8Stream lchmod lchmodSync",
    ),
    "fs/promises": (
        "the module os",
        "lchmod",
    ),
    "http": (
        "the packages httpx and websockets",
        "CloseEvent MessageEvent WebSocket setGlobalProxyFromEnv websocketMask websocketUnmask",
    ),
    "module": (
        "importlib",
        "SourceMap constants enableCompileCache findSourceMap flushCompileCache getCompileCacheDir "
        "getSourceMapsSupport globalPaths register registerHooks runMain setSourceMapsSupport stripTypeScriptTypes "
        "syncBuiltinESMExports",
    ),
    "net": (
        "the module ipaddress",
        "BlockList BoundSocket",
    ),
    "perf_hooks": (
        "time.perf_counter, cProfile",
        "Performance PerformanceResourceTiming constants createHistogram createSlidingWindowHistogram "
        "eventLoopUtilization importHistogram monitorEventLoopDelay",
    ),
    "process": (
        "the modules os and sys",
        "addUncaughtExceptionCaptureCallback allowedNodeEnvironmentFlags binding dlopen finalization moduleLoadList "
        "noProcessWarnings report setSourceMapsEnabled sourceMapsEnabled",
    ),
    "stream/web": (
        "the module zlib",
        "CompressionStream DecompressionStream",
    ),
    "url": (
        "urllib.parse and re",
        "URLPattern",
    ),
    "util": (
        "the standard library has functools, email.message and signal",
        "MIMEParams MIMEType debounce setTraceSigInt throttle transferableAbortController transferableAbortSignal",
    ),
    "util/types": (
        "isinstance",
        "isCryptoKey isExternal isKeyObject",
    ),
    "worker_threads": (
        "nodecompat.child_process.fork, which starts a process with a channel; or threading, concurrent.futures",
        "BroadcastChannel SHARE_ENV Worker getEnvironmentData isInternalThread isMarkedAsUntransferable locks "
        "markAsUncloneable markAsUntransferable moveMessagePortToContext parentPort postMessageToThread "
        "resourceLimits setEnvironmentData threadId threadName workerData",
    ),
    "zlib": (
        "the packages brotli and zstandard; the modules zlib, zipfile",
        "BrotliCompress BrotliDecompress Deflate DeflateRaw Gunzip Gzip Inflate InflateRaw Unzip ZipBuffer ZipEntry "
        "ZipFile ZstdCompress ZstdDecompress brotliCompress brotliCompressSync brotliDecompress brotliDecompressSync "
        "createBrotliCompress createBrotliDecompress createZipArchive createZipArchiveSync createZstdCompress "
        "createZstdDecompress getMaxZipContentSize setMaxZipContentSize zipFiles zstdCompress zstdCompressSync "
        "zstdDecompress zstdDecompressSync",
    ),
}


def instead_of(module: str, name: str) -> str | None:
    """The Python that stands for a name of a module; None for what is here, or no name of Node's."""
    answer, names = _LEFT_OUT.get(module, ("", ""))
    return answer if name in names.split() else None
