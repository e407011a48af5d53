"""Wortlaut: who said what, who promised what - and was it kept?"""
