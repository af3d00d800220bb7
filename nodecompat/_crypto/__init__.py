"""`crypto`: what hashlib, hmac and secrets do, as Node names it.

hashing    createHash, createHmac, hash, getHashes
chance     randomBytes, randomInt, randomUUID, randomFill
keys       pbkdf2, scrypt, hkdf, timingSafeEqual
"""
