"""Writers: a `Publication` in, a finished file out, one writer for each format.

A writer prints what it is given. It counts nothing, resolves nothing and judges nothing: that
was done by the passes. Writers are plain functions, and never import one another; what two of
them need (markup, templates) stands beside them in this package.
"""
