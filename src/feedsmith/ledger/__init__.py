"""The ledger: which ids subscribers know, and which post each belongs to, wherever it moves."""

from feedsmith.ledger.records import FeedRecord, Ledger, Record
from feedsmith.ledger.text import ledger_text, read_ledger

__all__ = ["FeedRecord", "Ledger", "Record", "ledger_text", "read_ledger"]
