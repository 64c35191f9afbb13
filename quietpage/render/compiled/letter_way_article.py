from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'way-article.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_person = resolve('person')
    l_0_way = resolve('way')
    l_0_said = missing
    try:
        t_1 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    try:
        t_2 = environment.filters['opening']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'opening' found.")
    try:
        t_3 = environment.filters['under']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'under' found.")
    pass
    l_0_said = t_3((undefined(name='person') if l_0_person is missing else l_0_person), environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'word'))
    context.vars['said'] = l_0_said
    context.exported_vars.add('said')
    yield '<article class="h-card">\n<div class="story"'
    yield escape(t_1(environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
    yield '>\n'
    if (not ((undefined(name='said') if l_0_said is missing else l_0_said) and t_2(environment.getitem((undefined(name='said') if l_0_said is missing else l_0_said), 0), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name')))):
        pass
        yield '<h2 class="name">'
        template = environment.get_template('name.html', 'way-article.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'said': l_0_said}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
        yield '</h2>\n'
    yield '<div class="reasons p-note">\n'
    template = environment.get_template('run-in.html', 'way-article.html')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {'said': l_0_said}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</div>\n'
    if environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'draft'):
        pass
        template = environment.get_template('draft.html', 'way-article.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'said': l_0_said}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield '</div>\n</article>\n'

blocks = {}
debug_info = '2=32&4=36&5=38&6=41&9=49&11=56&12=58'
# Made by Jinja of themes/letter/templates/way-article.html, not by hand.
