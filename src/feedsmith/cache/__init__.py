"""What earlier runs read and made, so that what has not changed is not read and made again.

It lies outside of what is served and may be deleted at any time: only time is lost.
"""
