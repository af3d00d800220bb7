"""Which test files answer for which source file, beside `tests/<the same path>/test_<name>.py`.

A test file answers for a source file if a fault in that file would make it fail first.
"""

from __future__ import annotations

# test file -> the source files it answers for, without `.py`, from the folders `tests` and `nodecompat`.
BY_TEST: dict[str, str] = {
    "_asking/test_execa": "_asking/cancelling",
    "_asking/test_messages": "_asking/endings _channel/confirming _channel/waiting _channel/typed",
    "_assert/test_assert": "_assert/checks _assert/differences _assert/error _assert/promises assert_",
    "_bun/test_ipc": "_bun/running",
    "_bun/test_spawn": "_bun/child _bun/files _bun/options _bun/pipes _bun/running _bun/typed bun",
    "_channel/test_bursts": "_channel/__init__",
    "_channel/test_sequences": "_native/arrivals",
    "_channel/test_endpoint_ends": "_channel/checking _channel/endpoint",
    "_channel/test_endpoint_races": "_channel/endpoint",
    "_channel/test_largest_message": "_channel/protocol",
    "_channel/test_handles": "_channel/travellers",
    "_channel/test_garbage": "_channel/parts _channel/protocol",
    "_channel/test_socket": "_channel/sending",
    "_channel/test_taken_at_send": "_channel/sending",
    "_channel/test_watch": "_channel/__init__",
    "_channel/test_ways": "_channel/endpoint _channel/socket",
    "_os/test_ancillary": "_native/receive",
    "_child/test_arguments": "_child/options",
    "_child/test_awkward": "_child/child _child/start",
    "_child/test_command": "_child/exec _child/options",
    "test_advice": "_child/advice",
    "_child/test_ending": "_child/ending _os/death _os/descendants",
    "_child/test_faults": "_child/failures",
    "_child/test_node": "_child/child",
    "_child/test_server_owner": "_child/server _run/server",
    "_child/test_server": "_child/served _child/watch _run/server _run/served",
    "_child/test_stdio_options": "_child/start",
    "_cluster/test_cluster": "_cluster/member _cluster/places _cluster/primary _cluster/settings _cluster/shares "
    "_cluster/serving _cluster/worker cluster",
    "_cluster/test_load": "_cluster/shares _cluster/turns",
    "_events/test_cancellation": "_events/awaiting",
    "_events/test_capturing": "_events/emitter",
    "_events/test_emit": "_events/emitter events",
    "_events/test_functions": "_events/async_resource",
    "_events/test_lists": "_events/__init__ _events/emitter",
    "_events/test_meta": "_events/emitter",
    "_events/test_pyee_differences": "_events/emitter",
    "_events/test_threads": "_events/emitter",
    "_inspect/test_inspect": "_inspect/callables _inspect/containers _inspect/failures _inspect/inspection _inspect/kinds "
    "_inspect/layout _inspect/options _inspect/scalars _inspect/shape _inspect/styles _inspect/text",
    "_js/test_fields": "_js/classes",
    "_js/test_kinds": "_errors/travelling _js/dates _js/regexps",
    "_js/test_numbers": "_js/parsing",
    "_js/test_structured_clone": "_js/copying _js/leaves",
    "_js/test_text": "_js/__init__ _js/objects",
    "_loop/test_asyncio_guest": "_loop/coroutines",
    "_loop/test_engine": "_loop/__init__ _loop/kqueue _loop/poller _loop/protocols",
    "_loop/test_servers": "_loop/ownership _loop/portal",
    "_alive/test_report": "_alive/holders",
    "_pool/test_pool": "_pool/failures _pool/protocols _pool/results _pool/running _pool/task _pool/worker _pool/workers pool",
    "_pool/test_executor": "_pool/runner",
    "_os/test_spawn": "_os/libc_spawn",
    "_os/test_spawn_descriptors": "_os/placement",
    "_moved/test_ports": "_moved/local worker_threads",
    "_moved/test_streams": "_moved/ends _moved/travellers _wires/cbor/enclosed _wires/moving",
    "_native/test_roads": "_native/__init__ _native/cbor _native/json _native/module _native/port _native/v8",
    "_crypto/test_crypto": "_crypto/chance _crypto/hashing _crypto/keys buffer crypto perf_hooks string_decoder",
    "_fs/test_fs": "_fs/arguments _fs/constants _fs/contents _fs/copying _fs/entries _fs/failures _fs/forms _fs/inotify "
    "_fs/metadata _fs/promises _fs/running _fs/stats _fs/streams _fs/watching fs",
    "_http/test_attacks": "_http/reading _http/connection _http/protocols",
    "_http/test_http": "_http/agent _http/checks _http/connection _http/dates _http/exchange _http/failures _http/fields "
    "_http/heads _http/incoming _http/options _http/outgoing _http/request _http/response _http/server _http/tables "
    "_http/urls http",
    "_net/test_datagram": "_net/datagram_arguments _net/datagram_options dgram",
    "_net/test_net": "_net/addresses _net/arguments _net/attempts _net/connecting _net/connections _net/failures _net/handle "
    "_net/keeping _net/listening _net/names _net/own_buffer _net/protocols _net/server _net/socket _net/socket_address _net/tuning net",
    "_port/test_convert": "_port/calls _port/classes _port/command _port/comprehensions _port/declarations "
    "_port/kind_collect _port/kind_rules _port/kind_sources "
    "_port/kind_tables _port/kind_words _port/kinds _port/layout _port/literals "
    "_port/logic _port/members _port/methods _port/modules _port/names _port/objects "
    "_port/scopes _port/source _port/statements "
    "_port/truth _port/typescript _port/values _port/writer",
    "_port/test_programs": "_port/arity _port/functions _port/hoisting _port/leaving _port/loops _port/operators "
    "_port/parameters _port/patterns _port/plain_texts _port/switches _port/turns",
    "_port/test_checking": "_port/command",
    "_remote/test_children": "_remote/agent _remote/carrier _remote/job _remote/line _remote/local _remote/parent "
    "_remote/relay _remote/ssh remote _errors/remote",
    "_remote/test_dask": "_remote/dask_task _remote/meeting",
    "_remote/test_hostile": "_remote/program",
    "_prelude/test_access": "_prelude/calling _prelude/classes _prelude/freezing _prelude/instances "
    "_prelude/iterating _prelude/iterators _prelude/methods _prelude/methods_of _prelude/naming "
    "_prelude/sets _prelude/statics _prelude/symbols _prelude/terms js",
    "_prelude/test_buffer": "_prelude/buffer_numbers _prelude/typed",
    "_prelude/test_converted": "_prelude/class_accessors _prelude/importing",
    "_prelude/test_dates": "_prelude/locales _prelude/moments",
    "_prelude/test_faults": "_prelude/throwing",
    "_prelude/test_json_text": "_prelude/json_fault",
    "_prelude/test_numbers": "_prelude/number_texts",
    "_prelude/test_operators": "_prelude/bigints _prelude/units",
    "_prelude/test_patterns": "_prelude/translating",
    "_prelude/test_strings": "_prelude/coding _prelude/collating _prelude/uri",
    "_process/test_functions": "_process/control _process/credentials _process/env_file _process/usage process",
    "_process/test_identity": "_process/arguments",
    "_process/test_signals": "_os/signals",
    "_process/test_stdio": "_process/stdin",
    "_process/test_warnings": "_os/node_options _process/warning",
    "test_os": "_host/constants _host/figures",
    "_readline/test_readline": "_readline/cursor _readline/interface _readline/promises readline",
    "_require/test_require": "_require/answers _require/modules _require/names _require/resolving "
    "_require/shadows module",
    "_run/test_ending": "_run/__init__",
    "_run/test_faults": "_run/rejections",
    "_run/test_program": "__main__",
    "_run/test_last_words": "_run/__init__ _channel/__init__ _channel/sending",
    "_run/test_script": "_run/roads_311",
    "_stream/test_composing": "_stream/pumping",
    "_stream/test_operators": "_stream/operating",
    "_stream/test_to_web": "_stream/from_web",
    "_stream/test_readable": "_stream/encodings _stream/piping _stream/sources",
    "_timers/test_scheduling": "timers",
    "test_values": "_js/entries _js/misuse",
    "_wires/cbor/test_arrays": "_wires/cbor/read_rest",
    "_wires/cbor/test_read": "_wires/cbor/read_rest",
    "_wires/cbor/test_loading": "_wires/cbor/write",
    "_wires/cbor/test_scalars": "_wires/cbor/write_rest",
    "_wires/cbor/test_sharing": "_wires/cbor/write_rest",
    "_wires/cbor/test_write": "_wires/cbor/floats _wires/cbor/write_rest",
    "_wires/jsc/test_bun": "_wires/jsc/read _wires/jsc/write",
    "_wires/jsc/test_channel": "_wires/jsc/dialect",
    "_wires/jsc/test_read": "_wires/jsc/read_rest",
    "_wires/jsc/test_write": "_wires/jsc/tags _wires/jsc/write_rest",
    "_wires/json/test_read": "_wires/json/fast",
    "_wires/json/test_write": "_wires/json/write_rest",
    "_wires/test_depth": "_room _wires/json/depth",
    "_wires/test_table": "_wires/__init__",
    "_wires/test_a_wire_of_your_own": "_wires/protocols",
    "_wires/test_decoding_together": "_wires/cbor/read",
    "_wires/test_javascript": "_wires/javascript_rest",
    "_wires/test_show": "_wires/json/show",
    "_wires/test_spans": "_wires/framing",
    "_wires/v8/test_containers": "_wires/v8/read",
    "_wires/v8/test_framing": "_wires/framing",
    "_wires/v8/test_node": "_wires/v8/read _wires/v8/write",
    "_wires/v8/test_properties": "_wires/v8/read _wires/v8/write",
    "_wires/v8/test_read": "_wires/v8/read_rest",
    "_wires/v8/test_write": "_wires/v8/write_rest",
    "_events/test_target": "_events/event abort",
    "_url/test_url": "_url/coding _url/files _url/hosts _url/legacy _url/parsing _url/query _url/search _url/web querystring url",
    "_web/test_readable": "_web/base _web/bytes _web/iterating _web/reader _web/reading _stream/web",
    "_web/test_transform": "_web/piping _web/text",
    "_web/test_writable": "_web/writing",
    "_web/test_blob": "_web/bodies",
    "test_abort": "_events/target _util/aborting",
    "test_child_process": "_child/child _child/typed",
    "test_errors": "_errors/rare",
    "test_options": "_js/kinds",
    "typing/test_mistakes": "_process/typed",
    "test_on_use": "_on_use",
    "test_path": "_path/posix _path/shared _path/win32",
    "test_public_names": "__init__",
    "test_stream": "_stream/base _stream/duplex _stream/ending _stream/failures _stream/pipelines "
    "_stream/promises _stream/protocols _stream/questions _stream/states _stream/writable",
    "test_util": "_js/equality _util/formatting _util/notices _util/promises _util/styling _util/table _util/type_checks",
}

# Test files about several parts together, or about something beside the package; their docstrings say what.
TOGETHER: list[str] = [
    "_channel/test_hostile_peers",
    "_moved/test_hostile",
    "_moved/test_programs",
    "test_answers",
    "test_bench",
    "test_conformance",
    "test_dispositions",
    "_port/test_corpus",
    "test_guide",
    "test_hello",
    "test_house",
    "test_hygiene",
    "test_interop",
    "test_soak",
    "test_layers",
    "test_start_path",
    "fuzz/test_fuzz_channel",
    "fuzz/test_fuzz_loop",
    "_wires/test_v8_jsc_mutations",
    "_wires/test_values_table",
]


def answering(source: str) -> list[str]:
    """The test files that answer for a source file: those of the table, and the one of the same path."""
    folder, _, name = source.rpartition("/")
    listed = [test for test, sources in BY_TEST.items() if source in sources.split()]
    return [*listed, f"{folder}/test_{name}".lstrip("/")]
