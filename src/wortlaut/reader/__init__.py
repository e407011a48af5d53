"""Turns a Document into a Reading."""
