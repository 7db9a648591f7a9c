"""A database that answers, for as long as one command needs it."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rathaus.app.database import cluster as clusters
from rathaus.app.database.cluster import Cluster, open_cluster
from rathaus.app.errors import DatabaseError
from rathaus.app.home import Home, hold, holder


@contextmanager
def answering(home: Home) -> Iterator[str]:
    """Yield the address of a database that answers.

    That is the server named in DATABASE_URL, else the embedded one of the home: the running one,
    or one that is started here and stopped at the end.

    Raises:
        DatabaseError: it does not come up.
    """
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
    elif holder(home) == "server":
        cluster = open_cluster(home)
        _wait(cluster)
        yield cluster.url()
    else:
        with hold(home, "command", patience=600.0):
            cluster = open_cluster(home)
            with running(cluster):
                yield cluster.url()


@contextmanager
def running(cluster: Cluster) -> Iterator[subprocess.Popen[bytes]]:
    """Run a cluster that the caller holds, and stop it at the end."""
    child = start(cluster)
    try:
        cluster.wait_ready(child)
        cluster.ensure_database()
        yield child
    finally:
        clusters.stop(child)


def start(cluster: Cluster) -> subprocess.Popen[bytes]:
    """End what a killed Rathaus left of this cluster, make it when new, and start it."""
    cluster.end_leftovers()
    cluster.initialise()
    return cluster.spawn()


def _wait(cluster: Cluster, *, patience: float = 60.0) -> None:
    deadline = time.monotonic() + patience
    while not cluster.ready():
        if time.monotonic() > deadline:
            raise DatabaseError(
                f"Rathaus runs on {cluster.home.path}, but its database does not answer. See"
                f" {cluster.log}."
            )
        time.sleep(0.1)
