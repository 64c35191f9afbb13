from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'way-article.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_person = resolve('person')
    l_0_root = resolve('root')
    l_0_way = resolve('way')
    try:
        t_1 = environment.filters['bdi']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'bdi' found.")
    try:
        t_2 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    try:
        t_3 = environment.filters['under']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'under' found.")
    pass
    yield '<article class="h-card">\n<h2 class="name"'
    yield escape(t_2(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
    yield '>'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'path'):
        pass
        yield '<bdi><a class="p-name" href="'
        yield escape((undefined(name='root') if l_0_root is missing else l_0_root))
        yield escape(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'path'))
        yield '">'
        yield escape(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name'))
        yield '</a></bdi>'
    else:
        pass
        yield '<span class="p-name">'
        yield escape(t_1(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
        yield '</span>'
    yield '</h2>\n<div class="reasons p-note"'
    yield escape(t_2(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
    yield '>\n'
    for l_1_reason in t_3((undefined(name='person') if l_0_person is missing else l_0_person), environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'word')):
        _loop_vars = {}
        pass
        yield escape(l_1_reason)
    l_1_reason = missing
    yield '</div>\n'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'draft'):
        pass
        template = environment.get_template('draft.html', 'way-article.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield '</article>\n'

blocks = {}
debug_info = '3=33&4=35&5=46&7=49&8=51&9=54&12=57&13=59'
# Made by Jinja of themes/skeleton/templates/way-article.html, not by hand.
