from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'icons.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_site = resolve('site')
    l_0_root = resolve('root')
    pass
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'icons'), 'day'):
        pass
        yield '<link rel="icon" type="image/png"'
        if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'icons'), 'night'):
            pass
            yield ' media="(prefers-color-scheme: light)"'
        yield ' href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'icons'), 'day'))
        yield '">\n'
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'icons'), 'night'):
        pass
        yield '<link rel="icon" type="image/png" media="(prefers-color-scheme: dark)" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'icons'), 'night'))
        yield '">\n'
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'icons'), 'svg'):
        pass
        yield '<link rel="icon" type="image/svg+xml" sizes="any" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'icons'), 'svg'))
        yield '">\n'
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'icons'), 'touch'):
        pass
        yield '<link rel="apple-touch-icon" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'icons'), 'touch'))
        yield '">\n'

blocks = {}
debug_info = '2=13&3=16&5=23&6=26&8=29&9=32&11=35&12=38'
# Made by Jinja of themes/skeleton/templates/icons.html, not by hand.
