import sys
import zipapp
from subprocess import run

zipapp.create_archive("app", "app.pyz")
run([sys.executable, "app.pyz"], check=True)
