"""loadEnvFile() adds what is not there yet, and reports a file that is missing."""

import json
import os
import shutil
import tempfile

from conformance.lib import or_undefined, show
from nodecompat import process

dir = tempfile.mkdtemp(prefix="env-")
file = os.path.join(dir, "my env")
open(file, "w").write('BASIC=basic\n# comment\n\nSPACES =  some words  # comment\nSINGLE=\'single $A "x"\'\nDOUBLE="a\\nb"\nEMPTY=\nexport EXPORTED=yes\nTHERE=file\nMULTI="one\ntwo"\nEQUALS=a=b==c\nTICK=`x\'y"z`\n')
process.env.THERE = "before"
show(or_undefined(process.loadEnvFile(file)))
for name in ["BASIC", "SPACES", "SINGLE", "DOUBLE", "EMPTY", "EXPORTED", "THERE", "MULTI", "EQUALS", "TICK"]:
    show(name, json.dumps(process.env[name]))
process.chdir(dir)
open(".env", "w").write("DEFAULT=found\n")
process.loadEnvFile()
show(process.env.DEFAULT)
try:
    process.loadEnvFile("no-such-file")
except Exception as err:
    show(err.code, err.syscall, err.path)
for value in [1, {}, None]:
    try:
        process.loadEnvFile(value)
    except Exception as err:
        show(err.name, err.code)
shutil.rmtree(dir)
