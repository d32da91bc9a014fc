from pathlib import Path

from access.settings import read_settings

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def test_nothing_set_keeps_everything_in_the_users_own_folder():
    settings = read_settings({})
    database, files = settings.store_urls
    assert database == f"sqlite:///{(settings.data_dir / 'manifest.db').as_posix()}"
    assert files == (settings.data_dir / "files").as_uri()
    assert settings.google_service_account_file is None


def test_addresses_of_another_host_win_over_the_folder(tmp_path):
    settings = read_settings(
        {
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": " postgresql+psycopg://db/jejak ",
            "FILES_URL": "s3://jejak",
        }
    )
    assert settings.store_urls == ("postgresql+psycopg://db/jejak", "s3://jejak")
    assert settings.data_dir == tmp_path


def test_the_example_names_every_setting_and_sets_none():
    names = [
        line.partition("=")[0]
        for line in EXAMPLE.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    read = (Path(__file__).parents[2] / "access/settings.py").read_text("utf-8")
    assert all(f'values.get("{name}"' in read for name in names)
    assert read.count("values.get(") == len(names)
    assert read_settings(dict.fromkeys(names, "")) == read_settings({})
