import sys
from functools import cache

from django.conf import settings
from django.core.management import execute_from_command_line
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

import nodecompat
from nodecompat import Promise
from nodecompat.child_process import fork

settings.configure(DEBUG=True, ROOT_URLCONF=__name__, SECRET_KEY="change me", ALLOWED_HOSTS=["localhost"])
waiting = []


@cache
def worker():
    child = fork("worker.py")
    child.on("message", lambda answer: waiting.pop(0)(answer))
    child.unref()
    child.channel.unref()
    return child


def upper(text):
    def ask(resolve, reject):
        waiting.append(resolve)
        worker().send(text)

    return Promise(ask)


def index(request, text):
    with nodecompat.portal() as portal:
        return HttpResponse(portal.call(upper, text))


urlpatterns = [path("<str:text>", index)]
application = get_wsgi_application()

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
