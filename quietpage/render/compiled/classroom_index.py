from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'index.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('skeleton/index.html', 'index.html')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_people(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_super = context.super('people', block_people)
    _block_vars = {}
    l_0_options = resolve('options')
    pass
    yield '<div class="wall'
    yield escape((' large' if (environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'slips') == 'large') else cond_expr_undefined("the inline if-expression on line 4 in 'index.html' evaluated to false and no else section was defined.")))
    yield '">\n'
    yield escape(environment.call(context, l_0_super, _block_vars=_block_vars))
    yield '</div>\n'

blocks = {'people': block_people}
debug_info = '2=12&3=17&4=28&5=30'
# Made by Jinja of themes/classroom/templates/index.html, not by hand.
