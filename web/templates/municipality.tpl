{{%AUTOESCAPE context="HTML"}}<div class="opening" id="bevinding">
<p class="kicker">{{KICKER}}</p>
<h1>{{HEADING}}</h1>
<p class="finding">{{FINDING}}</p>
{{#CONTRADICTION}}<p>{{TEXT}}</p>{{/CONTRADICTION}}
{{#SIGNAL}}<p>{{TEXT}}</p>{{/SIGNAL}}
{{#DEVIATION}}
<p class="check failed">{{TEXT}}</p>
{{/DEVIATION}}
{{#CHECK}}
<p class="check {{CSS}}">{{TEXT}} <a href="{{HREF_CHECK}}">{{T_CHECK_LINK}}</a>.</p>
{{/CHECK}}
<dl class="cards">
{{#CARD}}
<div><dt>{{LABEL}}</dt><dd class="big">{{VALUE}}</dd><dd>{{TEXT}}</dd>{{#RESERVE}}<dd class="reserve">{{TEXT}}</dd>{{/RESERVE}}</div>
{{/CARD}}
</dl>
{{#REGION}}
<p class="above"><a href="{{HREF}}">{{TEXT}}</a></p>
{{/REGION}}
{{#TRAFFIC}}
<p class="above"><a href="{{HREF}}">{{T_TRAFFIC_MUNICIPALITY}}</a></p>
{{/TRAFFIC}}
</div>
{{#EXCLUDED}}
<section id="reden">
<h2>{{T_EXCLUDED_TITLE}}</h2>
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
<p>{{T_EXCLUDED_EXPLAIN}}</p>
<p>{{CHOICE}}</p>
</section>
{{/EXCLUDED}}
{{#SPEND}}
<section id="uitgaven">
<h2>{{T_SPEND_TITLE}}</h2>
<p class="aim">{{T_SPEND_AIM}}</p>
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
{{#TEAMS}}<p>{{TEXT}}</p>{{/TEAMS}}
</section>
{{/SPEND}}
{{#COMPOSITION}}
<section id="soorten">
<h2>{{T_COMPOSITION_TITLE}}</h2>
<p class="aim">{{T_COMPOSITION_AIM}}</p>
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
</section>
{{/COMPOSITION}}
{{#POTENTIAL}}
<section id="maatstaven">
<h2>{{T_POTENTIAL_TITLE}}</h2>
<p class="aim">{{T_POTENTIAL_AIM}}</p>
{{>AMOUNTS}}
<p>{{CHOICE}}</p>
</section>
{{/POTENTIAL}}
{{#WHY}}
<section id="waarom">
<h2>{{T_WHY_TITLE}}</h2>
<p class="aim">{{LEAD}} {{STABILITY}}</p>
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
{{#REASONS}}
<details>
<summary>{{T_WHY_EACH}}</summary>
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
</details>
{{/REASONS}}
</section>
{{/WHY}}
{{#ALL}}
<section id="score">
<h2>{{T_ALL_TITLE}}</h2>
<p class="aim">{{T_ALL_AIM}}</p>
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
<p>{{SHARES}} {{RANK}}</p>
<p><a href="{{HREF_ALL}}">{{T_ALL_LINK}}</a></p>
</section>
{{/ALL}}
{{#TRUST}}
<section id="vastheid">
<h2>{{T_TRUST_CLASS}}</h2>
<p>{{TEXT}}</p>
<p><a href="{{HREF}}">{{T_TRUST_CLASS_LINK}}</a></p>
</section>
{{/TRUST}}
{{#TREND}}
<section id="verloop">
<h2>{{T_TREND_TITLE}}</h2>
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
</section>
{{/TREND}}
{{#PROFILE}}
<section id="jongeren">
<h2>{{T_PROFILE_TITLE}}</h2>
<p class="aim">{{T_PROFILE_AIM}}</p>
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
</section>
{{/PROFILE}}
{{>LIMITS}}
{{#ANNEX}}
<section id="bijlage">
<h2>{{T_ANNEX_TITLE}}</h2>
<dl class="facts">
{{#FACT}}
<div><dt>{{TEXT}}</dt><dd>{{VALUE}}</dd></div>
{{/FACT}}
</dl>
{{#PARAGRAPH}}
<p>{{TEXT}}</p>
{{/PARAGRAPH}}
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
</section>
{{/ANNEX}}
{{>MADE}}
