{{%AUTOESCAPE context="HTML"}}<section id="niet" class="limits">
<h2>{{T_LIMITS_TITLE}}</h2>
<ul>
<li>{{T_LIMIT_QUALITY}}</li>
<li>{{T_LIMIT_CAUSE}}</li>
<li>{{T_LIMIT_BOOKING}}</li>
<li>{{T_LIMIT_RELATIVE}}</li>
<li>{{T_LIMIT_ROUNDING}}</li>
<li>{{T_LIMIT_KIND}}</li>
<li>{{T_LIMIT_TEAMS}}</li>
<li>{{T_LIMIT_MARGIN}}</li>
</ul>
</section>
