"""Who else may do the work? The workers of a Dask scheduler, on other machines."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from forecasting.blocks import Workers

IN_FLIGHT = 64  # blocks; more than a scheduler's workers have threads
PATIENCE = 30  # seconds to wait for a scheduler, and for its first worker


class ClusterError(Exception):
    """A scheduler can't be used; the message says what to do."""


def cluster(address: str) -> Workers:
    """The workers of the scheduler at an address such as tcp://host:8786; each must find this package.

    A block whose worker dies goes to another one; after the fourth death the scheduler gives it up.

    Raises:
        ClusterError: Dask is not installed.
    """
    try:
        from distributed import KilledWorker
    except ImportError:
        raise ClusterError("Dask is not installed: pip install -r requirements-cluster.txt.") from None
    return Workers(lambda: _executor(address), IN_FLIGHT, (KilledWorker,))


@contextmanager
def _executor(address: str) -> Iterator[Executor]:
    """An executor on the scheduler's workers; what is left of its work is cancelled when it is left.

    Raises:
        ClusterError: nothing answers, or no worker comes.
    """
    from distributed import Client

    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"No scheduler answers at {address} ({error}): start one, or mend --scheduler.") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise ClusterError(f"The scheduler at {address} has no worker: start one, then start again.") from None
        executor = client.get_executor()
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)
