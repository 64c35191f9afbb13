from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'draft.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_words = resolve('words')
    l_0_person = resolve('person')
    try:
        t_1 = environment.filters['lang']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'lang' found.")
    pass
    yield '<p class="draft"'
    yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'language'), environment.getattr((undefined(name='person') if l_0_person is missing else l_0_person), 'language')))
    yield '>'
    yield escape(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'draft'))
    yield '</p>\n'

blocks = {}
debug_info = '2=20'
# Made by Jinja of themes/skeleton/templates/draft.html, not by hand.
