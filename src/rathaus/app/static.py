"""Names of static files: with a digest of their content once they were collected."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed, compressed files; a file that was not collected keeps its plain name.

    Tests and a working copy whose files were not collected yet thus show pages all the same.
    """

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """Return the name with the digest, or the plain one."""
        known: str | None = self.hashed_files.get(self.hash_key(name))
        return known if known is not None else name
