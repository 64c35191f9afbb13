from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'take.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_site = resolve('site')
    l_0_words = resolve('words')
    l_0_root = resolve('root')
    try:
        t_1 = environment.filters['link']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'link' found.")
    pass
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'blogroll'):
        pass
        yield '<span class="take"><br>'
        yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'take'), markup_join(((undefined(name='root') if l_0_root is missing else l_0_root), environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'blogroll'), ))))
        yield '</span>\n'
    if environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'follows'):
        pass
        yield '<span class="take"><br>'
        yield escape(t_1(environment.getattr((undefined(name='words') if l_0_words is missing else l_0_words), 'follows'), markup_join(((undefined(name='root') if l_0_root is missing else l_0_root), environment.getattr(environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'formats'), 'follows'), ))))
        yield '</span>\n'

blocks = {}
debug_info = '2=20&3=23&5=25&6=28'
# Made by Jinja of themes/skeleton/templates/take.html, not by hand.
