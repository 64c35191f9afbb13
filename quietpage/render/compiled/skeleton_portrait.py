from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'portrait.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_person = resolve('person')
    l_0_root = resolve('root')
    try:
        t_1 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<div class="portrait">\n'
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
        yield '<svg class="sprig" aria-hidden="true"><use href="#sprig"/></svg>\n'
    yield '</div>\n'

blocks = {}
debug_info = '3=20&5=23&6=26&7=29'
# Made by Jinja of themes/skeleton/templates/portrait.html, not by hand.
