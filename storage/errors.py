"""What can go wrong with the record kept. Each error is one sentence: what is wrong, where, what to do.

StorageError
├── Unreachable     the database, its folder or its driver cannot be reached
├── NoKey           no encryption key is set, or it is no key
├── WrongKey        the key is not the one that the record was sealed with
├── DamagedRecord   something in the record is not as it was written
├── NewerRecord     the record was written by a newer program
├── BadBackup       a file is no backup, or not a whole one
├── NotEmpty        a backup was to be put where a record is already
└── OnlyReading     a unit of work that only reads was asked to write
"""


class StorageError(Exception):
    """The root of this package's errors; `str(error)` is the sentence for the person."""

    code = "storage"


class Unreachable(StorageError):
    """The database, its folder or its driver cannot be reached, or the disk refuses."""

    code = "unreachable"


class NoKey(StorageError):
    """No encryption key is set where one is needed, or what is set is no key."""

    code = "no_key"


class WrongKey(StorageError):
    """The key is not the one that the record was sealed with."""

    code = "wrong_key"


class DamagedRecord(StorageError):
    """Something in the record is not as the program wrote it."""

    code = "damaged"


class NewerRecord(StorageError):
    """The record was written by a newer program than this one."""

    code = "newer_record"


class BadBackup(StorageError):
    """The file is no backup of this program, or it is damaged or cut short."""

    code = "bad_backup"


class NotEmpty(StorageError):
    """A backup was to be put where a record is already."""

    code = "not_empty"


class OnlyReading(StorageError):
    """A unit of work that only reads was asked to write: a fault of the program."""

    code = "only_reading"
