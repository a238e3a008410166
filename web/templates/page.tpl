{{%AUTOESCAPE context="HTML"}}<!DOCTYPE html>
<html lang="{{LANG}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}}</title>
<link rel="stylesheet" href="{{HREF_CSS}}">
<script src="{{HREF_JS}}" defer></script>
</head>
<body>
<a class="skip" href="#inhoud">{{T_SKIP}}</a>
<header class="site">
<div class="wide">
<p class="brand"><strong>{{T_BRAND}}</strong> <span>{{T_TAGLINE}}</span></p>
{{#NAV}}
<nav aria-label="{{T_NAV}}">
<ul>
<li><a href="{{HREF_INDEX}}">{{T_NAV_INDEX}}</a></li>
<li><a href="{{HREF_NATIONAL}}">{{T_NAV_NATIONAL}}</a></li>
{{#NAV_METHOD}}
<li><a href="{{HREF}}">{{T_NAV_METHODS}}</a></li>
{{/NAV_METHOD}}
</ul>
</nav>
{{/NAV}}
</div>
</header>
<div class="wide columns">
{{#TOC}}
<nav class="toc" aria-label="{{T_TOC}}">
<p class="toc-title">{{T_TOC}}</p>
<ol>
{{#TOC_ITEM}}
<li><a href="#{{ID}}">{{TEXT}}</a></li>
{{/TOC_ITEM}}
</ol>
</nav>
{{/TOC}}
<main id="inhoud" tabindex="-1">
{{>MAIN}}
</main>
</div>
<footer class="site">
<div class="wide">
<p>{{FOOTER}}</p>
</div>
</footer>
</body>
</html>
