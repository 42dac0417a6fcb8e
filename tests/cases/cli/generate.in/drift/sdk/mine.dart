of a tag that is gone, and edited
