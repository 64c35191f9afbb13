"""Pages CMS (https://pagescms.org): what its forms know of a page, and files in the shape that they take.

It is an editor on the web, run by others, that reads and writes the files of a repository on GitHub. A file
`.pages.yml` at the top of the repository says what its forms are; it runs nothing.

`form` has the fields, made from the table of fields; `patterns` what may be typed into one; `settings` the
file; `lists` puts what a form would not keep into a shape that it keeps; `forms_of` says what of a site a
form can take.
"""
