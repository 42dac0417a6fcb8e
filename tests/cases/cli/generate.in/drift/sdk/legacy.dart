of a tag that is gone
