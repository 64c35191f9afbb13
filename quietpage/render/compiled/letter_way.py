from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'way.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('skeleton/way.html', 'way.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_people(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_people = resolve('people')
    l_0_way = resolve('way')
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
        t_3 = environment.filters['or_drawn']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'or_drawn' found.")
    try:
        t_4 = environment.filters['under']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'under' found.")
    try:
        t_5 = environment.tests['string']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No test named 'string' found.")
    pass
    for l_1_person in t_3(context, (undefined(name='people') if l_0_people is missing else l_0_people), environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'word')):
        l_1_said = resolve('said')
        _loop_vars = {}
        pass
        if t_5(l_1_person):
            pass
            yield escape(l_1_person)
        else:
            pass
            l_1_said = t_4(l_1_person, environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'word'))
            _loop_vars['said'] = l_1_said
            yield '<article class="h-card">\n<div class="story"'
            yield escape(t_1(environment.getattr(l_1_person, 'language')))
            yield '>\n'
            if (not ((undefined(name='said') if l_1_said is missing else l_1_said) and t_2(environment.getitem((undefined(name='said') if l_1_said is missing else l_1_said), 0), environment.getattr(l_1_person, 'name')))):
                pass
                yield '<h2 class="name">'
                template = environment.get_template('name.html', 'way.html')
                gen = template.root_render_func(template.new_context(context.get_all(), True, {'person': l_1_person, 'said': l_1_said}))
                try:
                    for event in gen:
                        yield event
                finally: gen.close()
                yield '</h2>\n'
            yield '<div class="reasons p-note">\n'
            template = environment.get_template('run-in.html', 'way.html')
            gen = template.root_render_func(template.new_context(context.get_all(), True, {'person': l_1_person, 'said': l_1_said}))
            try:
                for event in gen:
                    yield event
            finally: gen.close()
            yield '</div>\n'
            if environment.getattr(l_1_person, 'draft'):
                pass
                template = environment.get_template('draft.html', 'way.html')
                gen = template.root_render_func(template.new_context(context.get_all(), True, {'person': l_1_person, 'said': l_1_said}))
                try:
                    for event in gen:
                        yield event
                finally: gen.close()
            yield '</div>\n</article>\n'
    l_1_person = l_1_said = missing

blocks = {'people': block_people}
debug_info = '2=12&3=17&4=57&5=61&6=63&8=66&10=69&11=71&12=74&15=82&17=89&18=91'
# Made by Jinja of themes/letter/templates/way.html, not by hand.
