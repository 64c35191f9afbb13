from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'person.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('skeleton/person.html', 'person.html')
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
        template = environment.get_template('sprig.html', 'person.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'super': l_0_super}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield escape(environment.call(context, l_0_super, _block_vars=_block_vars))

def block_who(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_self = TemplateReference(context)
    _block_vars = {}
    pass
    yield escape(environment.call(context, environment.getattr(l_0_self, 'name'), _block_vars=_block_vars))
    yield escape(environment.call(context, environment.getattr(l_0_self, 'portrait'), _block_vars=_block_vars))

def block_portrait(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass
    template = environment.get_template('portrait.html', 'person.html')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()

blocks = {'top': block_top, 'who': block_who, 'portrait': block_portrait}
debug_info = '2=12&3=17&4=27&5=29&7=35&9=37&10=46&11=47&13=49&14=57'
# Made by Jinja of themes/garden/templates/person.html, not by hand.
