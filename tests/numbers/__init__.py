"""Tests of the number guard."""
