from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'pages.html'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_page = resolve('page')
    l_0_site = resolve('site')
    l_0_own = resolve('own')
    l_0_root = resolve('root')
    l_0_others = missing
    try:
        t_1 = environment.filters['linked']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'linked' found.")
    try:
        t_2 = environment.filters['list']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'list' found.")
    try:
        t_3 = environment.filters['listed']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'listed' found.")
    try:
        t_4 = environment.filters['rejectattr']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'rejectattr' found.")
    pass
    l_0_others = (t_2(context.eval_ctx, t_4(context, environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'pages'), 'path', 'equalto', environment.getattr((undefined(name='own') if l_0_own is missing else l_0_own), 'path'))) if (environment.getattr((undefined(name='page') if l_0_page is missing else l_0_page), 'kind') == 'page') else environment.getattr((undefined(name='site') if l_0_site is missing else l_0_site), 'pages'))
    context.vars['others'] = l_0_others
    context.exported_vars.add('others')
    if (undefined(name='others') if l_0_others is missing else l_0_others):
        pass
        yield '<span class="pages"><br>'
        yield escape(t_3(t_1((undefined(name='others') if l_0_others is missing else l_0_others), (undefined(name='root') if l_0_root is missing else l_0_root))))
        yield '</span>\n'

blocks = {}
debug_info = '2=40&3=43&4=46'
# Made by Jinja of themes/skeleton/templates/pages.html, not by hand.
