"""The review on a terminal, by keyboard: every act in its text, every decision kept at once."""

from wortlaut.screen.app import run

__all__ = ["run"]
