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

def block_opening(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_options = resolve('options')
    l_0_site = resolve('site')
    l_0_page = resolve('page')
    l_0_words = resolve('words')
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
    pass
    yield '<p class="letterhead">'
    yield escape(t_1((environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'place') or environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'author'), 'name'))))
    yield '</p>\n<p class="salutation"'
    yield escape(t_2((environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'language') if environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'salutation') else environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language'))))
    yield '>'
    yield escape((t_1(environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'salutation')) if environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'salutation') else environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'salutation')))
    yield '</p>\n'

def block_closing(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_options = resolve('options')
    l_0_page = resolve('page')
    l_0_words = resolve('words')
    l_0_site = resolve('site')
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
    pass
    yield '<p class="sign-off"><span'
    yield escape(t_2((environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'language') if environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'sign_off') else environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language'))))
    yield '>'
    yield escape((t_1(environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'sign_off')) if environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'sign_off') else environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'sign_off')))
    yield '</span><br>\n'
    yield escape((t_1(environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'signature')) if environment.getattr((undefined(name='options') if l_0_options is missing else l_0_options), 'signature') else environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'author'), 'card')))
    yield '</p>\n'

blocks = {'opening': block_opening, 'closing': block_closing}
debug_info = '2=12&3=17&4=42&5=44&7=49&8=74&9=78'
# Made by Jinja of themes/letter/templates/index.html, not by hand.
