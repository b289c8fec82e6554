// Shows the contract of this server; asks no other host.
SwaggerUIBundle({
  domNode: document.getElementById("docs"),
  url: document.getElementById("docs").dataset.contract,
  validatorUrl: null,
  deepLinking: true,
  tryItOutEnabled: true,
});
