"""A meeting in the browser: what participants answer on their phones, and what the projector shows.

`meeting.Meeting` is the one place where moves and votes meet the archive; `server.MeetingServer` serves the pages.
"""
