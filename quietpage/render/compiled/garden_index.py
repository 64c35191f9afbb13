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

def block_top(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_super = context.super('top', block_top)
    _block_vars = {}
    l_0_site = resolve('site')
    pass
    if (not environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'portraits')):
        pass
        template = environment.get_template('sprig.html', 'index.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'super': l_0_super}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield escape(environment.call(context, l_0_super, _block_vars=_block_vars))

blocks = {'top': block_top}
debug_info = '2=12&3=17&4=27&5=29&7=35'
# Made by Jinja of themes/garden/templates/index.html, not by hand.
