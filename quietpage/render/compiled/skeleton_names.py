from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'names.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_words = resolve('words')
    l_0_names = resolve('names')
    l_0_root = resolve('root')
    try:
        t_1 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    try:
        t_2 = environment.filters['linked']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'linked' found.")
    try:
        t_3 = environment.filters['listed']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'listed' found.")
    pass
    yield '<nav class="names" aria-label="'
    yield escape(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'everybody'))
    yield '"'
    yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language')))
    yield '>\n<p>'
    yield escape(t_3(t_2((undefined(name='names') if l_0_names is missing else l_0_names), (undefined(name='root') if l_0_root is missing else l_0_root))))
    yield '</p>\n</nav>\n'

blocks = {}
debug_info = '2=33&3=37'
# Made by Jinja of themes/skeleton/templates/names.html, not by hand.
