"""What has an editorial life: page and snippet models, workflow, voting, counters, previews and the admin."""
