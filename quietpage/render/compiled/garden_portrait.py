from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'portrait.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_site = resolve('site')
    l_0_person = resolve('person')
    l_0_root = resolve('root')
    try:
        t_1 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<div class="'
    yield escape(('portrait' if environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'portraits') else 'bed'))
    yield '">\n'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'portrait'):
        pass
        yield '<picture>\n<source type="image/avif" srcset="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'portrait'), 'avif'))
        yield '">\n<source type="image/webp" srcset="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'portrait'), 'webp'))
        yield '">\n<img class="u-photo" src="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'portrait'), 'jpeg'))
        yield '" alt="'
        yield escape(environment.getattr(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'portrait'), 'alt'))
        yield '"'
        yield escape(t_1(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
        yield ' width="'
        yield escape(environment.getattr(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'portrait'), 'width'))
        yield '" height="'
        yield escape(environment.getattr(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'portrait'), 'height'))
        yield '" decoding="async">\n</picture>\n'
    else:
        pass
        yield '<svg class="sprig" aria-hidden="true"><use class="stalk" href="#sprig"/><use class="umbel" href="#sprig-umbel"/><use class="barley" href="#sprig-barley"/><use class="tulip" href="#sprig-tulip"/><use class="snowdrop" href="#sprig-snowdrop"/></svg>\n'
    yield '</div>\n'

blocks = {}
debug_info = '2=21&3=23&5=26&6=29&7=32'
# Made by Jinja of themes/garden/templates/portrait.html, not by hand.
