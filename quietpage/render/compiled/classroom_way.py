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
    l_0_options = resolve('options')
    l_0_people = resolve('people')
    try:
        t_1 = environment.filters['article']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'article' found.")
    pass
    yield '<div class="wall'
    yield escape((' large' if (environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'slips') == 'large') else cond_expr_undefined("the inline if-expression on line 4 in 'way.html' evaluated to false and no else section was defined.")))
    yield '">\n'
    for l_1_person in (undefined(name='people') if l_0_people is missing else l_0_people):
        _loop_vars = {}
        pass
        yield escape(t_1(context, l_1_person))
    l_1_person = missing
    yield '</div>\n'

blocks = {'people': block_people}
debug_info = '2=12&3=17&4=34&5=36&6=39'
# Made by Jinja of themes/classroom/templates/way.html, not by hand.
