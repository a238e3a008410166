{{%AUTOESCAPE context="HTML"}}<div class="opening" id="bevinding">
<p class="kicker">{{KICKER}}</p>
<h1>{{HEADING}}</h1>
<p class="finding">{{FINDING}} {{T_QUALITY}}</p>
{{#DEVIATION}}
<p class="check failed">{{TEXT}}</p>
{{/DEVIATION}}
{{#CHECK}}
<p class="check {{CSS}}">{{TEXT}}</p>
{{/CHECK}}
</div>
{{#POTENTIAL}}
<section id="maatstaven">
<h2>{{T_NATIONAL_POTENTIAL_TITLE}}</h2>
{{>AMOUNTS}}
</section>
{{/POTENTIAL}}
{{#CONTROL}}
<section id="controle">
<h2>{{T_NATIONAL_CHECK_TITLE}}</h2>
<p class="aim">{{T_NATIONAL_CHECK_AIM}}</p>
{{#PARAGRAPH}}
<p>{{TEXT}}</p>
{{/PARAGRAPH}}
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
</section>
{{/CONTROL}}
{{#MAP}}
<section id="kaart">
<h2>{{T_NATIONAL_MAP_TITLE}}</h2>
<p class="aim">{{T_NATIONAL_MAP_AIM}} <a href="#gemeenten">{{T_NATIONAL_MAP_TABLE}}</a>.</p>
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
</section>
{{/MAP}}
{{#CLASSES}}
<section id="klassen">
<h2>{{T_NATIONAL_CLASSES_TITLE}}</h2>
{{>TABLE}}
</section>
{{/CLASSES}}
{{#ALL}}
<section id="score">
<h2>{{T_NATIONAL_ALL_TITLE}}</h2>
<p class="aim">{{T_ALL_AIM}}</p>
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
</section>
<section id="gemeenten">
<h2>{{T_NATIONAL_UNITS_TITLE}}</h2>
<p class="aim">{{T_NATIONAL_UNITS_AIM}}</p>
{{>TABLE}}
</section>
{{/ALL}}
{{#REGIONS}}
<section id="regios">
<h2>{{T_NATIONAL_REGIONS_TITLE}}</h2>
<p class="aim">{{T_NATIONAL_REGIONS_AIM}}</p>
{{>TABLE}}
</section>
{{/REGIONS}}
{{#TRUST}}
<section id="methoden">
<h2>{{T_TRUST_METHODS}}</h2>
<p>{{TEXT}}</p>
<p><a href="{{HREF}}">{{T_TRUST_METHODS_LINK}}</a></p>
</section>
{{/TRUST}}
{{#TREND}}
<section id="verloop">
<h2>{{T_NATIONAL_TREND_TITLE}}</h2>
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
</section>
{{/TREND}}
{{#PUBLISHED}}
<section id="gepubliceerd">
<h2>{{T_NATIONAL_PUBLISHED_TITLE}}</h2>
<p class="aim">{{T_NATIONAL_PUBLISHED_AIM}}</p>
{{>TABLE}}
</section>
{{/PUBLISHED}}
{{#OUTSIDE}}
<section id="buiten">
<h2>{{T_NATIONAL_EXCLUDED_TITLE}}</h2>
<p class="aim">{{T_EXCLUDED_EXPLAIN}}</p>
{{>TABLE}}
</section>
{{/OUTSIDE}}
{{#NEAR}}
<section id="net-binnen">
<h2>{{T_NATIONAL_NEAR_TITLE}}</h2>
{{>TABLE}}
</section>
{{/NEAR}}
{{>LIMITS}}
{{#ANNEX}}
<section id="bijlage">
<h2>{{HEADING}}</h2>
{{>AMOUNTS}}
{{#PARAGRAPH}}
<p>{{TEXT}}</p>
{{/PARAGRAPH}}
</section>
{{/ANNEX}}
{{>MADE}}
