"""What stands on each sheet of the kit, as frozen data: the finished words, no markup, no layout."""
