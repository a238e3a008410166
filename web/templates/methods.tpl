{{%AUTOESCAPE context="HTML"}}<div class="opening" id="bevinding">
<p class="kicker">{{KICKER}}</p>
<h1>{{HEADING}}</h1>
<p class="finding">{{FINDING}} {{T_QUALITY}}</p>
{{#DEVIATION}}
<p class="check failed">{{TEXT}}</p>
{{/DEVIATION}}
{{#CHECK}}
<p class="check {{CSS}}">{{TEXT}} <a href="{{HREF_CHECK}}">{{T_CHECK_LINK}}</a>.</p>
{{/CHECK}}
</div>
{{#METHODS}}
<section id="methoden">
<h2>{{T_TRUST_BESIDE}}</h2>
<p class="aim">{{T_TRUST_METHODS_AIM}}</p>
<dl class="facts">
{{#FACT}}
<div><dt>{{TEXT}}</dt><dd>{{VALUE}}</dd></div>
{{/FACT}}
</dl>
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
</section>
{{/METHODS}}
{{#PAIRS}}
<section id="samenhang">
<h2>{{T_TRUST_PAIRS}}</h2>
<p class="aim">{{T_TRUST_PAIRS_AIM}}</p>
<details>
<summary>{{T_TRUST_PAIRS_SHOW}}</summary>
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
</details>
</section>
{{/PAIRS}}
{{#STABILITY}}
<section id="vastheid">
<h2>{{T_TRUST_STABILITY}}</h2>
<p class="aim">{{T_TRUST_STABILITY_AIM}}</p>
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
<p class="note">{{T_TRUST_BY_ORDER}}</p>
</section>
{{/STABILITY}}
{{#UNITS}}
<section id="gemeenten">
<h2>{{T_TRUST_UNITS}}</h2>
<p class="aim">{{T_TRUST_UNITS_AIM}}</p>
{{>TABLE}}
</section>
{{/UNITS}}
{{>LIMITS}}
{{>MADE}}
