from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'sprig.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    pass
    yield '<svg class="sprigs" aria-hidden="true"><symbol id="sprig" viewBox="0 0 48 84"><path d="M24 82C24 60 25 40 25 18M24 66C14 66 8 60 7 50C17 50 23 56 24 66M24 58C25 49 31 43 41 42C41 52 34 58 24 58M25 47C17 46 12 41 11 32C20 33 25 38 25 47M25 38C25 30 30 25 38 24C38 32 33 37 25 38M25 18C20 13 20 7 25 2C30 7 30 13 25 18"/></symbol></svg>\n'

blocks = {}
debug_info = ''
# Made by Jinja of themes/skeleton/templates/sprig.html, not by hand.
