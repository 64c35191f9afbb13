from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'sprig.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    pass
    yield '<svg class="sprigs" aria-hidden="true">\n<symbol id="sprig" viewBox="0 0 48 84"><path fill="none" d="M24 82C24 60 25 40 25 18"/><path d="M24 66C14 66 8 60 7 50C17 50 23 56 24 66M24 58C25 49 31 43 41 42C41 52 34 58 24 58M25 47C17 46 12 41 11 32C20 33 25 38 25 47M25 38C25 30 30 25 38 24C38 32 33 37 25 38M25 18C20 13 20 7 25 2C30 7 30 13 25 18"/></symbol>\n<symbol id="sprig-umbel" viewBox="0 0 48 84"><path fill="none" d="M24 82C23 66 25 52 24 38M24 38C21 30 16 25 10 22M24 38C22 29 20 22 17 16M24 38V12M24 38C26 29 28 22 31 16M24 38C27 30 32 25 38 22"/><path d="M4 19a3.5 3.5 0 0 0 7 0a3.5 3.5 0 0 0-7 0M12 12a3.5 3.5 0 0 0 7 0a3.5 3.5 0 0 0-7 0M20.5 8a3.5 3.5 0 0 0 7 0a3.5 3.5 0 0 0-7 0M29 12a3.5 3.5 0 0 0 7 0a3.5 3.5 0 0 0-7 0M37 19a3.5 3.5 0 0 0 7 0a3.5 3.5 0 0 0-7 0M24 70C15 69 10 63 9 54C18 55 23 61 24 70M24 60C25 52 30 47 38 46C38 54 32 59 24 60"/></symbol>\n<symbol id="sprig-barley" viewBox="0 0 48 84"><path fill="none" d="M24 82C23 62 24 40 24 18"/><path d="M24 50C17 48 14 42 14 35C21 37 24 43 24 50M24 50C31 48 34 42 34 35C27 37 24 43 24 50M24 35C17 33 15 27 15 21C21 23 24 28 24 35M24 35C31 33 33 27 33 21C27 23 24 28 24 35M24 19C20 14 20 7 24 2C28 7 28 14 24 19M24 82C21 71 15 65 6 62C8 72 15 79 24 82M24 76C27 68 32 63 41 61C39 70 33 75 24 76"/></symbol>\n<symbol id="sprig-tulip" viewBox="0 0 48 84"><path fill="none" d="M24 82C25 62 23 48 24 31"/><path d="M24 31C15 29 12 20 14 7C17 9 19 11 20 14C21 9 22 6 24 3C26 6 27 9 28 14C29 11 31 9 34 7C36 20 33 29 24 31M24 80C13 73 8 61 9 44C18 53 23 66 24 80M24 73C33 67 38 58 39 45C30 51 25 62 24 73"/></symbol>\n<symbol id="sprig-snowdrop" viewBox="0 0 48 84"><path fill="none" d="M22 82C23 56 18 34 23 17C25 9 32 7 34 15"/><path d="M34 15C28 19 26 27 28 35C30 32 32 32 34 36C36 32 38 32 40 35C42 27 40 19 34 15M22 82C13 68 9 52 11 33C19 47 22 64 22 82M22 82C25 70 31 60 40 54C39 67 33 76 22 82"/></symbol>\n</svg>\n'

blocks = {}
debug_info = ''
# Made by Jinja of themes/garden/templates/sprig.html, not by hand.
