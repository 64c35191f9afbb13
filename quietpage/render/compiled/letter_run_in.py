from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'run-in.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_way = resolve('way')
    l_0_person = resolve('person')
    l_0_said = l_0_opening = missing
    try:
        t_1 = environment.filters['list']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'list' found.")
    try:
        t_2 = environment.filters['map']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'map' found.")
    try:
        t_3 = environment.filters['opening']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'opening' found.")
    try:
        t_4 = environment.filters['under']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'under' found.")
    try:
        t_5 = environment.tests['defined']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No test named 'defined' found.")
    pass
    l_0_said = (t_4((undefined(name='person') if l_0_person is missing else l_0_person), environment.getattr((undefined(name='way') if l_0_way is missing else l_0_way), 'word')) if t_5((undefined(name='way') if l_0_way is missing else l_0_way)) else t_1(context.eval_ctx, t_2(context, environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'reasons'), attribute='html')))
    context.vars['said'] = l_0_said
    context.exported_vars.add('said')
    l_0_opening = (t_3(environment.getitem((undefined(name='said') if l_0_said is missing else l_0_said), 0), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'name')) if (undefined(name='said') if l_0_said is missing else l_0_said) else None)
    context.vars['opening'] = l_0_opening
    context.exported_vars.add('opening')
    if (undefined(name='opening') if l_0_opening is missing else l_0_opening):
        pass
        yield '<h2 class="name">'
        template = environment.get_template('name.html', 'run-in.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'opening': l_0_opening, 'said': l_0_said}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
        yield '</h2><p>'
        yield escape(environment.getattr((undefined(name='opening') if l_0_opening is missing else l_0_opening), 'rest'))
        yield '</p>\n'
        yield escape(environment.getattr((undefined(name='opening') if l_0_opening is missing else l_0_opening), 'more'))
    for l_1_reason in ((undefined(name='said') if l_0_said is missing else l_0_said)[1:] if (undefined(name='opening') if l_0_opening is missing else l_0_opening) else (undefined(name='said') if l_0_said is missing else l_0_said)):
        _loop_vars = {}
        pass
        yield escape(l_1_reason)
    l_1_reason = missing

blocks = {}
debug_info = '2=44&3=47&4=50&5=53&6=62&8=63&9=66'
# Made by Jinja of themes/letter/templates/run-in.html, not by hand.
