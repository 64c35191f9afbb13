from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'preload.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_page = resolve('page')
    l_0_site = resolve('site')
    pass
    if environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'canonical'):
        pass
        for l_1_face in environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'preload'):
            l_1_root = resolve('root')
            _loop_vars = {}
            pass
            yield '<link rel="preload" as="font" type="font/woff2" href="'
            yield escape((undefined(name='root') if l_1_root is missing else l_1_root))
            yield escape(l_1_face)
            yield '" crossorigin>\n'
        l_1_face = l_1_root = missing

blocks = {}
debug_info = '2=13&3=15&4=20'
# Made by Jinja of themes/skeleton/templates/preload.html, not by hand.
