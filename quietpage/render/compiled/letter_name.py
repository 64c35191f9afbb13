from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'name.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_person = resolve('person')
    l_0_root = resolve('root')
    try:
        t_1 = environment.filters['bdi']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'bdi' found.")
    pass
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'path'):
        pass
        yield '<a class="p-name" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'path'))
        yield '">'
        yield escape(t_1(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
        yield '</a>'
    else:
        pass
        yield '<span class="p-name">'
        yield escape(t_1(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
        yield '</span>'

blocks = {}
debug_info = '2=19&3=30'
# Made by Jinja of themes/letter/templates/name.html, not by hand.
