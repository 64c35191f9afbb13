from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'card.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_site = resolve('site')
    pass
    yield '<meta property="og:image" content="'
    yield escape(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'card'))
    yield '">\n<meta property="og:image:type" content="image/png">\n<meta property="og:image:alt" content="'
    yield escape(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'title'))
    yield '">\n<meta name="twitter:card" content="summary_large_image">\n'

blocks = {}
debug_info = '2=13&4=15'
# Made by Jinja of themes/skeleton/templates/card.html, not by hand.
