"""What stands in each part of the report, as frozen data: the finished words and figures, no markup, no layout."""
