import pytest

from access.reach_of_server import is_local


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("localhost", {}),
        ("127.0.0.1", {"Host": "127.0.0.1:8501"}),
        ("::1", {"Host": "[::1]:8501"}),
        ("localhost", {"host": "jejak.localhost:8501"}),
        ("localhost", {"Host": "localhost:8501", "Origin": "http://localhost:8501"}),
        ("::1", {"Host": "[::1]:8501", "Origin": "http://[::1]:8501"}),
    ],
)
def test_at_the_machine_itself(address, headers):
    assert is_local(address, headers)


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        (None, {"Host": "localhost:8501"}),  # every interface
        ("0.0.0.0", {"Host": "localhost"}),
        ("192.168.1.7", {"Host": "192.168.1.7:8501"}),
        ("localhost", {"Host": "dasbor.example"}),  # a proxy that keeps the name
        ("localhost", {"Host": "localhost", "X-Forwarded-For": "127.0.0.1"}),  # one that does not
        ("localhost", {"Host": "localhost", "FORWARDED": "for=::1"}),
        ("localhost", {"Host": "localhost.example"}),
        ("localhost", {"Host": "127.0.0.1.example:80"}),
        ("localhost", {"Host": ""}),
        ("localhost", {"Accept": "*/*"}),  # a proxy that tells nothing at all
        ("localhost", {"Host": "127.0.0.1:8501", "Origin": "https://dasbor.example"}),
        ("localhost", {"Host": "127.0.0.1:8501", "Origin": "null"}),
    ],
)
def test_anything_else_is_open(address, headers):
    assert not is_local(address, headers)
