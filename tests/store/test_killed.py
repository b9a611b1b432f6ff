import signal
import subprocess
import sys

from onrecord.store.base import JobState
from onrecord.store.sqlite import open_reader, open_writer

PROGRAM = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("made", sys.argv[2])
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
from onrecord.store.sqlite import open_writer
with open_writer(sys.argv[1]) as store:
    job = store.start_job("add")
    for n in range(10000):
        one = made.make(f"Envoy Marlo Quint promised 40 cutters, {n} times. " * 20, f"{n}.txt")
        one.add_to(store)
        store.note(job, f"{n}.txt")
        print(one.id, flush=True)
"""


def test_a_process_killed_while_adding_leaves_every_stored_document_whole(path, request):
    conftest = request.path.parent / "conftest.py"
    adding = subprocess.Popen([sys.executable, "-c", PROGRAM, path, conftest], stdout=subprocess.PIPE, text=True)
    with adding:
        said = [adding.stdout.readline() for _ in range(25)]
        adding.send_signal(signal.SIGKILL)
        said += adding.stdout.readlines()
    told = [x.strip() for x in said if x.endswith("\n")]
    with open_reader(path) as store:
        ids = {x.document.id for x in store.articles()}
        assert set(told) <= ids
        assert len(ids) - len(told) <= 1
        assert store.verify() == ()
    with open_writer(path) as store:
        (job,) = store.jobs()
        assert job.state is JobState.INTERRUPTED
        assert {x.state for x in job.sources} == {JobState.DONE}
        assert store.verify() == ()
