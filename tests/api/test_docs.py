"""The page on which the contract is read and tried brings everything itself."""

import re

import pytest
from django.contrib.staticfiles import finders


@pytest.fixture
def page(client) -> str:
    answer = client.get("/api/v1/docs/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_shows_the_contract_of_this_server(page):
    assert 'data-contract="/api/v1/openapi.json"' in page


def test_every_file_of_the_page_is_ours(page):
    files = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert len(files) == 4
    for file in files:
        assert file.startswith("/static/")
        assert finders.find(file.removeprefix("/static/")), file


def test_nothing_on_the_page_stands_in_the_way_of_the_content_security_policy(client, page):
    assert not re.search(r"<script>|<style|\son\w+=|javascript:", page)
    assert "'unsafe-inline'" not in client.get("/api/v1/docs/")["Content-Security-Policy"]
